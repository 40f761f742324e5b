using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GraphGateway.Mutations;

namespace GraphGateway.Idempotency;

/// <summary>The JSON options for stored results. A domain error is serialized with a type discriminator.</summary>
internal static class StoredResultJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(AddErrorTypes),
    };

    private static void AddErrorTypes(JsonTypeInfo type)
    {
        if (type.Type != typeof(DomainError))
            return;
        type.PolymorphismOptions = new();
        foreach (var error in typeof(DomainError).Assembly.GetTypes().Where(error => error is { IsAbstract: false } && error.IsSubclassOf(typeof(DomainError))))
            type.PolymorphismOptions.DerivedTypes.Add(new(error, error.Name));
    }
}
