using GraphGateway.Documents.Parsing;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using GraphQL;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace GraphGateway.Documents;

/// <summary>
/// Limits the size and nesting of a document, regardless of the fields that it selects. The checks run before the engine's validation,
/// because validation follows nested fragments recursively and can overflow the stack.
/// </summary>
internal sealed class DocumentLimitChecker(IOptions<OperationsOptions> options)
{
    // Enough for the introspection queries of all common tools. Deeper queries start to repeat the cycles of the schema.
    private const int MaxTypeLists = 2;

    // Bounds on the validation work that a document within the token limit can cause, through nested fragments and repeated fields. No tool comes close.
    private const int MaxSelections = 20_000;
    private const int MaxMergeCost = 500_000;
    private const int MaxFragments = 250;

    private const string UseLists = "Load several objects with a list field such as 'nodes(ids:)', or split the operation.";

    /// <summary>The maximum number of characters in a document from a client.</summary>
    public const int MaxLength = 50_000;

    /// <summary>The maximum number of characters in one token of a document from a client.</summary>
    public const int MaxTokenLength = 4_000;

    /// <summary>The limits that apply while a document from a client is parsed.</summary>
    public LexerLimits LexerLimits { get; } = new(MaxLength, options.Value.MaxTokens, MaxTokenLength);

    /// <summary>Checks every operation and fragment of a document, including those that are not executed.</summary>
    /// <exception cref="GatewayError">Something is nested too deeply or occurs too often.</exception>
    public void CheckMetrics(DocumentMetrics document)
    {
        foreach (var (definition, metrics) in document.ByDefinition)
            Check(definition, metrics);
        CheckValidationWork(document);
    }

    /// <summary>Checks the values of an operation's variables. The limits are the same as for values in the document.</summary>
    /// <exception cref="GatewayError">A variable is nested too deeply, or the variables have too many values in total.</exception>
    public void CheckVariables(Inputs variables)
    {
        foreach (var (name, value) in variables)
        {
            if (InputValueMetrics.Of(value) is var depth && depth > options.Value.MaxDepth)
                throw TooDeep($"The variable '{GlobalId.Shorten(name)}'", depth);
        }

        if (variables.Values.Sum(InputValueMetrics.CountValues) is var count && count > options.Value.MaxTokens)
            throw TooComplex("values", count, options.Value.MaxTokens,
                $"The variables have {count} keys and values, and at most {options.Value.MaxTokens} are allowed. Send fewer values per operation.");
    }

    private static void CheckValidationWork(DocumentMetrics document)
    {
        var selections = document.ByDefinition.Values.Aggregate(0, (sum, metrics) => SaturatingMath.Add(sum, metrics.Selections));
        if (selections > MaxSelections)
            throw TooComplex("selections", selections, MaxSelections,
                $"The document selects {selections} fields and fragments after fragments are expanded, and at most {MaxSelections} are allowed. Spread fragments less often within fragments.");
        var fragments = document.ByDefinition.Keys.Count(definition => definition is GraphQLFragmentDefinition);
        if (fragments > MaxFragments)
            throw TooComplex("fragments", fragments, MaxFragments, $"The document has {fragments} fragments, and at most {MaxFragments} are allowed. Send each operation with the fragments that it uses.");
        var mergeCost = new FieldMergeCost(document);
        if (document.ByDefinition.Keys.Aggregate(0, (sum, definition) => SaturatingMath.Add(sum, mergeCost.Estimate((definition as IHasSelectionSetNode)?.SelectionSet))) > MaxMergeCost)
            throw TooComplex("repetition", count: null, limit: null, "The document repeats the same fields too often in the same selection sets. Select each field once.");
    }

    private void Check(ASTNode definition, SelectionMetrics metrics)
    {
        var limits = options.Value;
        if (metrics.Inputs > limits.MaxDepth)
            throw TooDeep(Name(definition), metrics.Inputs);
        Check(definition, "depth", metrics.Fields, limits.MaxDepth, "nests fields", "deep", "Select fewer levels, and load deeper objects by id in another operation.");
        Check(definition, "fragment depth", metrics.Fragments, limits.MaxDepth, "nests fragments in fragments", "deep", "Move the selections of the inner fragments to the outer fragment.");
        Check(definition, "introspection", metrics.TypeLists, MaxTypeLists, "nests 'fields', 'inputFields', 'interfaces' or 'possibleTypes'", "deep", "Query the types by name instead.");
        Check(definition, "aliases", metrics.Aliases, limits.MaxAliases, "has, with its fragments,", "aliases", UseLists);
        Check(definition, "directives", metrics.Directives, limits.MaxDirectives, "has, with its fragments,", "directives", "Group fields with the same condition into one fragment.");
        if (definition is GraphQLOperationDefinition)
            Check(definition, "root fields", metrics.RootFields, limits.MaxRootFields, "selects", "root fields", UseLists);
    }

    private static void Check(ASTNode definition, string counted, int count, int limit, string what, string unit, string remedy)
    {
        if (count > limit)
            throw TooComplex(counted, count, limit, $"{Name(definition)} {what} {count} {unit}, and at most {limit} are allowed. {remedy}");
    }

    private GatewayError TooDeep(string subject, int depth) => TooComplex(
        "input depth",
        depth,
        options.Value.MaxDepth,
        $"{subject} nests input objects {depth} deep, and at most {options.Value.MaxDepth} are allowed. Reduce the nesting, for example with one 'and' that combines several conditions.");

    /// <summary>Creates the error for a document or an operation that exceeds a limit.</summary>
    public static GatewayError TooComplex(string counted, int? count, int? limit, string message)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["counted"] = counted };
        if (count is not null)
            extensions["count"] = count;
        if (limit is not null)
            extensions["limit"] = limit;
        return new(ErrorCodes.OperationTooComplex, message) { Extensions = extensions };
    }

    private static string Name(ASTNode definition) => definition switch
    {
        GraphQLFragmentDefinition fragment => $"The fragment '{GlobalId.Shorten(fragment.FragmentName.Name.StringValue)}'",
        INamedNode { Name: { } name } => $"The operation '{GlobalId.Shorten(name.StringValue)}'",
        _ => "The operation",
    };
}
