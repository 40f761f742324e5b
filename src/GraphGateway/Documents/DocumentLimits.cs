using GraphGateway.Documents.Parsing;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using GraphQL;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace GraphGateway.Documents;

/// <summary>
/// How large a document may be, whatever it asks for. Held before validation, which is the engine's and follows fragments into
/// fragments until the stack is used up.
/// </summary>
internal sealed class DocumentLimits(IOptions<OperationsOptions> options)
{
    // What the introspection of any tool needs, and less than where the schema's circles begin to repeat.
    private const int MaxTypeLists = 2;

    // What a document can do to validation within its tokens, through fragments in fragments and by repetition. No tool comes near.
    private const int MaxSelections = 20_000;
    private const int MaxMergeCost = 500_000;
    private const int MaxFragments = 250;

    /// <summary>How many characters a document that a client sends may have.</summary>
    public const int MaxLength = 50_000;

    /// <summary>How many characters a token of a document that a client sends may have.</summary>
    public const int MaxTokenLength = 4_000;

    /// <summary>How large a document may be to be parsed.</summary>
    public LexerLimits OfText { get; } = new(MaxLength, options.Value.MaxTokens, MaxTokenLength);

    /// <summary>Checks every operation and fragment of a document, whether it will be run or not.</summary>
    /// <exception cref="GatewayError">Something is nested too deeply or there too often.</exception>
    public void CheckShape(DocumentMetrics document)
    {
        foreach (var (definition, shape) in document.Shapes)
            Check(definition, shape);
        CheckWork(document);
    }

    /// <summary>Checks the values of an operation's variables, which may hold what the document may.</summary>
    /// <exception cref="GatewayError">One is nested too deeply, or there are too many values in all of them.</exception>
    public void CheckVariables(Inputs variables)
    {
        foreach (var (name, value) in variables)
        {
            if (InputValueMetrics.Of(value) is var depth && depth > options.Value.MaxDepth)
                throw TooDeep($"The variable '{GlobalId.Shorten(name)}'", depth);
        }

        if (variables.Values.Sum(InputValueMetrics.Count) is var count && count > options.Value.MaxTokens)
            throw TooComplex("values", count, options.Value.MaxTokens, $"The variables have {count} keys and values, and at most {options.Value.MaxTokens} are allowed. Ask for less at a time.");
    }

    private static void CheckWork(DocumentMetrics document)
    {
        var selections = document.Shapes.Values.Aggregate(0, (sum, shape) => SaturatingMath.Add(sum, shape.Selections));
        if (selections > MaxSelections)
            throw TooComplex("selections", selections, MaxSelections, $"The document selects {selections} fields and fragments, fragments unfolded, and at most {MaxSelections} are allowed. Spread fragments less often within fragments.");
        var fragments = document.Shapes.Keys.Count(definition => definition is GraphQLFragmentDefinition);
        if (fragments > MaxFragments)
            throw TooComplex("fragments", fragments, MaxFragments, $"The document has {fragments} fragments, and at most {MaxFragments} are allowed. Send each operation with the fragments that it uses.");
        var merges = new FieldMergeCost(document);
        if (document.Shapes.Keys.Aggregate(0, (sum, definition) => SaturatingMath.Add(sum, merges.Of((definition as IHasSelectionSetNode)?.SelectionSet))) > MaxMergeCost)
            throw TooComplex("repetition", count: null, limit: null, "The document selects the same fields too often in the same places. Select each once.");
    }

    private void Check(ASTNode definition, SelectionMetrics shape)
    {
        var limits = options.Value;
        if (shape.Inputs > limits.MaxDepth)
            throw TooDeep(Name(definition), shape.Inputs);
        Check(definition, "depth", shape.Fields, limits.MaxDepth, "nests fields", "deep", "Select less deeply; what lies further away can be asked for by its id in another operation.");
        Check(definition, "fragment depth", shape.Fragments, limits.MaxDepth, "nests fragments in fragments", "deep", "Select in the outer fragment what the inner ones select.");
        Check(definition, "introspection", shape.TypeLists, MaxTypeLists, "goes from type to type, through 'fields', 'inputFields', 'interfaces' or 'possibleTypes',", "times", "Ask for all types by their names instead.");
        Check(definition, "aliases", shape.Aliases, limits.MaxAliases, "has, with its fragments,", "aliases", "Ask for several things with a list, such as 'nodes(ids:)', or in several operations.");
        Check(definition, "directives", shape.Directives, limits.MaxDirectives, "has, with its fragments,", "directives", "Put the fields of one condition into one fragment.");
        if (definition is GraphQLOperationDefinition)
            Check(definition, "root fields", shape.RootFields, limits.MaxRootFields, "selects", "fields of the root", "Ask for several things with a list, such as 'nodes(ids:)', or in several operations.");
    }

    private static void Check(ASTNode definition, string counted, int count, int limit, string what, string unit, string remedy)
    {
        if (count > limit)
            throw TooComplex(counted, count, limit, $"{Name(definition)} {what} {count} {unit}, and at most {limit} are allowed. {remedy}");
    }

    private GatewayError TooDeep(string holder, int depth) => TooComplex(
        "input depth",
        depth,
        options.Value.MaxDepth,
        $"{holder} nests input objects {depth} deep, and at most {options.Value.MaxDepth} are allowed. Nest less, e.g. with one 'and' that holds several conditions.");

    /// <summary>The refusal of a document that has too much of something.</summary>
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
