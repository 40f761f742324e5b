using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>
/// The object types of each interface and union, as JSON in the format of Apollo Client's <c>possibleTypes</c>. Client caches need it to match a
/// fragment on an interface.
/// </summary>
internal sealed class PossibleTypesDocument(ISchema schema)
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the JSON, sorted by name, with a final line feed.</summary>
    public string Json()
    {
        schema.Initialize();
        var possible = schema.AllTypes.OfType<IAbstractGraphType>().ToDictionary(
            type => type.Name,
            type => type.PossibleTypes.Select(possible => possible.Name).Order(StringComparer.Ordinal));
        return JsonSerializer.Serialize(new SortedDictionary<string, IOrderedEnumerable<string>>(possible, StringComparer.Ordinal), _indented) + "\n";
    }
}
