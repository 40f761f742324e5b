using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GraphGateway.Mutations;

namespace GraphGateway.Idempotency;

/// <summary>How results are written to be kept: as they are, with the name of a typed error beside it.</summary>
internal static class StoredResultJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(NameErrors),
    };

    private static void NameErrors(JsonTypeInfo type)
    {
        if (type.Type != typeof(DomainError))
            return;
        type.PolymorphismOptions = new();
        foreach (var error in typeof(DomainError).Assembly.GetTypes().Where(error => error is { IsAbstract: false } && error.IsSubclassOf(typeof(DomainError))))
            type.PolymorphismOptions.DerivedTypes.Add(new(error, error.Name));
    }
}
