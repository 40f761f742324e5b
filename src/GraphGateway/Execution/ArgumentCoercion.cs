using GraphGateway.Errors;
using GraphQL;
using GraphQL.Execution;

namespace GraphGateway.Execution;

/// <summary>Arguments of a field that cannot be coerced with the values of a request: reading the field is a field error (specification, 6.4.1).</summary>
internal static class ArgumentCoercion
{
    // No argument has an empty name.
    private const string Fault = "";

    /// <summary>Stands for arguments of which one is null where it must not be.</summary>
    public static IDictionary<string, ArgumentValue> Failed(VariablePosition position) => new Dictionary<string, ArgumentValue>(StringComparer.Ordinal)
    {
        [Fault] = new($"Variable '${position.Variable.Name.StringValue}' is null where a value of the type '{position.Type}' is expected. Leave the variable out to use its default value.", ArgumentSource.Variable),
    };

    /// <exception cref="GatewayError">The arguments could not be coerced.</exception>
    public static void Check(IDictionary<string, ArgumentValue>? arguments)
    {
        if (arguments?.TryGetValue(Fault, out var fault) is true)
            throw GatewayError.BadUserInput((string)fault.Value!);
    }
}
