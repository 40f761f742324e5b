using GraphGateway.Validation;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>Loads the manifest when the server starts, and keeps it from starting with one that is broken.</summary>
internal sealed class Manifest(
    IOptions<PersistedDocumentsOptions> options,
    IHostEnvironment environment,
    IDocumentBuilder parser,
    IDocumentValidator validator,
    ISchema schema,
    DocumentRules rules,
    TrustedDocuments known)
{
    // Where the build puts the example operations.
    private const string Examples = "operations";

    /// <exception cref="OptionsValidationException">Something in it is broken; each broken entry is told.</exception>
    public async Task LoadAsync()
    {
        var faults = new List<string>();
        foreach (var entry in Entries(faults))
        {
            if (await FaultAsync(entry) is { } fault)
                faults.Add(new ManifestException(entry.File, entry.Id ?? DocumentHash.IdOf(entry.Text), fault).Message);
        }

        if (faults.Count == 0 && !known.Any && options.Value.Mode is PersistedDocumentsMode.KnownOnly)
            faults.Add("It has no documents, and Mode is KnownOnly: every operation would be refused.");
        if (faults.Count > 0)
            throw new OptionsValidationException(PersistedDocumentsOptions.Section, typeof(PersistedDocumentsOptions), faults.Select(fault => $"{PersistedDocumentsOptions.Section}:Manifest: {fault}"));
    }

    private IReadOnlyList<ManifestEntry> Entries(List<string> faults)
    {
        var path = Path.Combine(environment.ContentRootPath, options.Value.Manifest ?? Examples);
        try
        {
            // Whoever does without the examples may take them away.
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
            var document = new ParsedDocument(entry.Text, parser.Build(entry.Text), IsValid: true) { IsKnown = true };
            return await InvalidAsync(document.Syntax) ?? Take(document, entry.Id);
        }
        catch (ExecutionError error)
        {
            return error.Message;
        }
    }

    private async Task<string?> InvalidAsync(GraphQLDocument document)
    {
        if (!document.Definitions.OfType<GraphQLOperationDefinition>().Any())
            return "It has no operation.";
        var result = await validator.ValidateAsync(new() { Schema = schema, Document = document, Rules = rules.All, Variables = Inputs.Empty, Extensions = Inputs.Empty });
        return result.Errors.FirstOrDefault()?.Message;
    }

    private string? Take(ParsedDocument document, string? id)
    {
        string[] ids = id is null ? [.. Names(document.Syntax)] : [id];
        return known.TryAdd(document, ids) ? null : $"Another document is called {string.Join(" or ", ids.Select(other => $"'{other}'"))} too.";
    }

    private static IEnumerable<string> Names(GraphQLDocument document) =>
        document.Definitions.OfType<GraphQLOperationDefinition>().Select(operation => operation.Name?.StringValue).OfType<string>();
}
