using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Documents.Parsing;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphQL;
using Microsoft.Extensions.Options;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>Finds the document that a request names, or parses the one that it brings.</summary>
internal sealed partial class DocumentProvider(
    TrustedDocuments known,
    DocumentCache sent,
    AutomaticPersistedQueries automatic,
    SharedPersistedQueries shared,
    DocumentLimits limits,
    CacheEntryStore entries,
    ErrorMasking masking,
    IOptions<PersistedDocumentsOptions> options,
    ILogger<DocumentProvider> logger)
{
    // Anybody may bring a key, so those that have opened nothing yet have one share together.
    private const string UnprovenKeys = "keys";

    public async ValueTask<ResolvedOperation> ReadAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            limits.CheckVariables(request.Variables);
            return await FindAsync(request, cancellationToken);
        }
        catch (GatewayError error)
        {
            return Refused(request, error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Refused(request, masking.ToError(exception, field: null));
        }
    }

    /// <summary>Keeps a document that has been found valid, so that it is neither parsed nor validated again.</summary>
    /// <param name="operation">The operation, with its document.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask KeepAsync(ResolvedOperation operation, Caller caller, CancellationToken cancellationToken)
    {
        if (operation is not { Document: { IsValid: false } document, Request: var request })
            return;
        if (request is not { IsAutomatic: true, DocumentId: { } id })
        {
            sent.Keep(request.Document, document with { IsValid = true }, AccountOf(caller));
            return;
        }

        await automatic.KeepAsync(id, document, AccountOf(caller), cancellationToken);
        await shared.KeepAsync(id, document.Text);
    }

    private async ValueTask<ResolvedOperation> FindAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var found = Sent(request) ?? Known(request);
        if (found is { IsKnown: true })
            return new(request with { Document = found.Text }, found);
        if (options.Value.Mode is PersistedDocumentsMode.KnownOnly)
            return Refused(request, NotAllowed(request));

        found ??= await AutomaticAsync(request, cancellationToken);
        var read = found is null ? Parse(await WithTextAsync(request)) : new ResolvedOperation(request with { Document = found.Text }, found);
        if (options.Value.Mode is PersistedDocumentsMode.LogUnknown && read.Document is { } unknown)
            LogUnknown(read.Chosen?.Name?.StringValue, DocumentHash.IdOf(unknown.Text));
        return read;
    }

    private ParsedDocument? Sent(OperationRequest request) => request.DocumentId is null ? sent.Find(request.Document) : null;

    private string AccountOf(Caller caller) => caller.BringsKey && entries.BytesOf(caller.Account.Name) == 0 ? UnprovenKeys : caller.Account.Name;

    // The text may differ in comments and layout from what was written into the manifest. Where unknown documents run all the same, it
    // is not worth the time to find that out.
    private ParsedDocument? Known(OperationRequest request) => request switch
    {
        { DocumentId: { } id } when known.Find(id) is { } document => document,
        { Document.Length: 0, DocumentId: not null } => null,
        _ when known.Find(DocumentHash.IdOf(request.Document)) is { } document => document,
        _ => options.Value.Mode is PersistedDocumentsMode.Open ? null : known.SameAs(request.Document),
    };

    private ValueTask<ParsedDocument?> AutomaticAsync(OperationRequest request, CancellationToken cancellationToken) =>
        request.DocumentId is { } id ? automatic.FindAsync(id, cancellationToken) : default;

    // What another instance was sent is read as if this one had been.
    private async ValueTask<OperationRequest> WithTextAsync(OperationRequest request) =>
        request is { Document.Length: 0, DocumentId: { } id } && await shared.FindAsync(id) is { } text ? request with { Document = text } : request;

    private ResolvedOperation Parse(OperationRequest request)
    {
        if (request is { Document.Length: 0, DocumentId: { } id })
            return NotFound(request, id);
        try
        {
            var document = DocumentParser.Parse(request.Document, limits.OfText);
            var measured = new DocumentMetrics(document);
            limits.CheckShape(measured);
            return new(request, new(request.Document, document, IsValid: false) { Size = DocumentSize.Of(request.Document, measured) });
        }
        catch (ExecutionError error)
        {
            return Refused(request, error);
        }
    }

    private static GatewayError NotAllowed(OperationRequest request) => new(ErrorCodes.OperationNotAllowed, request is { Document.Length: 0, DocumentId: { } id }
        ? $"No document has the id '{GlobalId.Shorten(id)}', and only documents that the server knows may run."
        : "The document is not one of those that the server knows, and only they may run.");

    // Apollo's clients look for the very message, and send the document next.
    private static ResolvedOperation NotFound(OperationRequest request, string id) => request.IsAutomatic
        ? new(request, Document: null, new(Failed(new GatewayError(ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound")), AsksAgain: true))
        : Refused(request, new GatewayError(ErrorCodes.PersistedQueryNotFound, $"No document has the id '{GlobalId.Shorten(id)}'. Send the document itself as 'query'."));

    private static ResolvedOperation Refused(OperationRequest request, ExecutionError error) => new(request, Document: null, new(Failed(error)));

    private static ExecutionResult Failed(ExecutionError error) => new() { Errors = [error] };

    [LoggerMessage(Level = LogLevel.Warning, Message = "An unknown document runs: operation {Operation}, {DocumentId}")]
    private partial void LogUnknown(string? operation, string documentId);
}
