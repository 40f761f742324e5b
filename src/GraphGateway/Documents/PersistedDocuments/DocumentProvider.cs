using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Documents.Parsing;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphQL;
using Microsoft.Extensions.Options;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>Resolves a request to a parsed document: finds the document by id or text, or parses the text in the request.</summary>
internal sealed partial class DocumentProvider(
    TrustedDocuments trusted,
    DocumentCache cache,
    AutomaticPersistedQueries automatic,
    SharedPersistedQueries shared,
    DocumentLimitChecker limits,
    CacheEntryStore entries,
    ErrorMasking masking,
    IOptions<PersistedDocumentsOptions> options,
    ILogger<DocumentProvider> logger)
{
    // Any client can send a made-up API key, so all keys that have not loaded data yet share one quota.
    private const string UnprovenKeys = "keys";

    public async ValueTask<ResolvedOperation> ResolveAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            limits.CheckVariables(request.Variables);
            return await FindAsync(request, cancellationToken);
        }
        catch (GatewayError error)
        {
            return Rejected(request, error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Rejected(request, masking.ToError(exception, field: null));
        }
    }

    /// <summary>Caches a validated document, so that it is neither parsed nor validated again.</summary>
    /// <param name="operation">The operation, with its document.</param>
    /// <param name="caller">The caller that sent it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask CacheAsync(ResolvedOperation operation, Caller caller, CancellationToken cancellationToken)
    {
        if (operation is not { Document: { IsValid: false } document, Request: var request })
            return;
        if (request is not { IsAutomaticPersistedQuery: true, DocumentId: { } id })
        {
            cache.Add(request.Document, document with { IsValid = true }, AccountOf(caller));
            return;
        }

        await automatic.StoreAsync(id, document, AccountOf(caller), cancellationToken);
        await shared.StoreAsync(id, document.Text);
    }

    private async ValueTask<ResolvedOperation> FindAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var found = FindCached(request) ?? FindTrusted(request);
        if (found is { IsTrusted: true })
            return new(request with { Document = found.Text }, found);
        if (options.Value.Mode is PersistedDocumentsMode.KnownOnly)
            return Rejected(request, NotAllowed(request));

        found ??= await FindAutomaticAsync(request, cancellationToken);
        var resolved = found is null ? Parse(await LoadTextAsync(request)) : new ResolvedOperation(request with { Document = found.Text }, found);
        if (options.Value.Mode is PersistedDocumentsMode.LogUnknown && resolved.Document is { } unknown)
            LogUnknown(resolved.SelectedOperation?.Name?.StringValue, DocumentHash.IdOf(unknown.Text));
        return resolved;
    }

    private ParsedDocument? FindCached(OperationRequest request) => request.DocumentId is null ? cache.Find(request.Document) : null;

    private string AccountOf(Caller caller) => caller.SendsOwnKey && entries.BytesOf(caller.Account.Name) == 0 ? UnprovenKeys : caller.Account.Name;

    // The text may differ from the manifest in comments and layout. In the mode Open this comparison is skipped, because unknown documents
    // are executed anyway.
    private ParsedDocument? FindTrusted(OperationRequest request) => request switch
    {
        { DocumentId: { } id } when trusted.Find(id) is { } document => document,
        { Document.Length: 0, DocumentId: not null } => null,
        _ when trusted.Find(DocumentHash.IdOf(request.Document)) is { } document => document,
        _ => options.Value.Mode is PersistedDocumentsMode.Open ? null : trusted.FindEquivalent(request.Document),
    };

    private ValueTask<ParsedDocument?> FindAutomaticAsync(OperationRequest request, CancellationToken cancellationToken) =>
        request.DocumentId is { } id ? automatic.FindAsync(id, cancellationToken) : default;

    // Loads a text that a client sent to another instance. It is parsed as if the client had sent it to this instance.
    private async ValueTask<OperationRequest> LoadTextAsync(OperationRequest request) =>
        request is { Document.Length: 0, DocumentId: { } id } && await shared.FindAsync(id) is { } text ? request with { Document = text } : request;

    private ResolvedOperation Parse(OperationRequest request)
    {
        if (request is { Document.Length: 0, DocumentId: { } id })
            return NotFound(request, id);
        try
        {
            var document = DocumentParser.Parse(request.Document, limits.LexerLimits);
            var measured = new DocumentMetrics(document);
            limits.CheckMetrics(measured);
            return new(request, new(request.Document, document, IsValid: false) { Size = DocumentSize.Estimate(request.Document, measured) });
        }
        catch (ExecutionError error)
        {
            return Rejected(request, error);
        }
    }

    private static GatewayError NotAllowed(OperationRequest request) => new(ErrorCodes.OperationNotAllowed, request is { Document.Length: 0, DocumentId: { } id }
        ? $"No document in the server's manifest has the id '{GlobalId.Shorten(id)}', and only documents in the manifest are allowed. Send one of them, or have this document added."
        : "The document is not in the server's manifest, and only documents in the manifest are allowed. Send one of them, or have this document added.");

    // Apollo clients match this exact message, and then send the document.
    private static ResolvedOperation NotFound(OperationRequest request, string id) => request.IsAutomaticPersistedQuery
        ? new(request, Document: null, new(Failed(new GatewayError(ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound")), AsksAgain: true))
        : Rejected(request, new GatewayError(ErrorCodes.PersistedQueryNotFound, $"No document has the id '{GlobalId.Shorten(id)}'. Send the document itself as 'query'."));

    private static ResolvedOperation Rejected(OperationRequest request, ExecutionError error) => new(request, Document: null, new(Failed(error)));

    private static ExecutionResult Failed(ExecutionError error) => new() { Errors = [error] };

    [LoggerMessage(EventId = 1300, EventName = "UnknownDocument", Level = LogLevel.Warning, Message = "Document not in the manifest: operation {Operation}, {DocumentId}")]
    private partial void LogUnknown(string? operation, string documentId);
}
