using GraphQL;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>The schema in SDL, as <c>?sdl</c> and <c>schema export</c> return it.</summary>
internal sealed class SchemaDocument(ISchema schema)
{
    private readonly Lazy<string> _text = new(() => schema.Print(new() { IncludeDescriptions = true, StringComparison = StringComparison.Ordinal }).ReplaceLineEndings("\n").TrimEnd() + "\n");

    public string Text => _text.Value;
}
