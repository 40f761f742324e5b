using System.Numerics;
using GraphQL;

namespace GraphGateway.Http;

/// <summary>Converts integral JSON numbers to integers. In JSON <c>1.0</c> and <c>1e0</c> equal <c>1</c>, so Int and ID accept them too.</summary>
internal static class JsonIntegers
{
    public static Inputs Read(Inputs inputs) => inputs.Count == 0 ? inputs : new(inputs.ToDictionary(entry => entry.Key, entry => Read(entry.Value), StringComparer.Ordinal));

    private static object? Read(object? value)
    {
        switch (value)
        {
            case double number:
                return Read(number) ?? value;
            case decimal number:
                return Read((double)number) ?? value;
            case Dictionary<string, object?> fields:
                return fields.ToDictionary(field => field.Key, field => Read(field.Value), StringComparer.Ordinal);
            case List<object?> items:
                return items.ConvertAll(Read);
            default:
                return value;
        }
    }

    private static object? Read(double number) => number switch
    {
        _ when !double.IsInteger(number) => null,
        >= int.MinValue and <= int.MaxValue => (int)number,
        _ => new BigInteger(number),
    };
}
