using GraphGateway.Validation;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>Loads and validates the manifest at startup. The server does not start if the manifest is invalid.</summary>
internal sealed class Manifest(
    IOptions<PersistedDocumentsOptions> options,
    IHostEnvironment environment,
    IDocumentBuilder parser,
    IDocumentValidator validator,
    ISchema schema,
    DocumentRules rules,
    TrustedDocuments trusted)
{
    // The folder that the build copies the example operations to.
    private const string Examples = "operations";

    /// <exception cref="OptionsValidationException">The manifest is invalid. The exception lists every invalid entry.</exception>
    public async Task LoadAsync()
    {
        var faults = new List<string>();
        foreach (var entry in Entries(faults))
        {
            if (await FaultAsync(entry) is { } fault)
                faults.Add(new ManifestException(entry.File, entry.Id ?? DocumentHash.IdOf(entry.Text), fault).Message);
        }

        if (faults.Count == 0 && !trusted.Any && options.Value.Mode is PersistedDocumentsMode.KnownOnly)
            faults.Add("The manifest has no documents, but Mode is KnownOnly, so every operation would be rejected. Add documents, or set another Mode.");
        if (faults.Count > 0)
            throw new OptionsValidationException(PersistedDocumentsOptions.Section, typeof(PersistedDocumentsOptions), faults.Select(fault => $"{PersistedDocumentsOptions.Section}:Manifest: {fault}"));
    }

    private IReadOnlyList<ManifestEntry> Entries(List<string> faults)
    {
        var path = Path.Combine(environment.ContentRootPath, options.Value.Manifest ?? Examples);
        try
        {
            // The example operations are optional: an operator may delete the folder.
            return options.Value.Manifest is null && !Directory.Exists(path) ? [] : ManifestReader.Read(path);
        }
        catch (ManifestException exception)
        {
            faults.Add(exception.Message);
            return [];
        }
    }

    private async Task<string?> FaultAsync(ManifestEntry entry)
    {
        try
        {
            var document = new ParsedDocument(entry.Text, parser.Build(entry.Text), IsValid: true) { IsTrusted = true };
            return await InvalidAsync(document.Syntax) ?? Register(document, entry.Id);
        }
        catch (ExecutionError error)
        {
            return error.Message;
        }
    }

    private async Task<string?> InvalidAsync(GraphQLDocument document)
    {
        if (!document.Definitions.OfType<GraphQLOperationDefinition>().Any())
            return "The document has no operation.";
        var result = await validator.ValidateAsync(new() { Schema = schema, Document = document, Rules = rules.All, Variables = Inputs.Empty, Extensions = Inputs.Empty });
        return result.Errors.FirstOrDefault()?.Message;
    }

    private string? Register(ParsedDocument document, string? id)
    {
        string[] ids = id is null ? [.. Names(document.Syntax)] : [id];
        return trusted.TryAdd(document, ids) ? null : $"Another document already has the id {string.Join(" or ", ids.Select(other => $"'{other}'"))}.";
    }

    private static IEnumerable<string> Names(GraphQLDocument document) =>
        document.Definitions.OfType<GraphQLOperationDefinition>().Select(operation => operation.Name?.StringValue).OfType<string>();
}
