using GraphGateway.Errors;
using GraphQL.Execution;

namespace GraphGateway.Execution;

/// <summary>Marks the arguments of a field as not coercible with the variables of a request. Such a field has a field error (specification, 6.4.1).</summary>
internal static class ArgumentCoercion
{
    // The key of the error. No argument has an empty name.
    private const string ErrorKey = "";

    /// <summary>Creates the marker for arguments with a null at a non-null position.</summary>
    public static IDictionary<string, ArgumentValue> Failed(VariablePosition position) => new Dictionary<string, ArgumentValue>(StringComparer.Ordinal)
    {
        [ErrorKey] = new(
            $"Variable '${position.Variable.Name.StringValue}' is null, but its position expects a value of the type '{position.Type}'. Omit the variable to use its default value.",
            ArgumentSource.Variable),
    };

    /// <exception cref="GatewayError">The arguments could not be coerced.</exception>
    public static void Check(IDictionary<string, ArgumentValue>? arguments)
    {
        if (arguments?.TryGetValue(ErrorKey, out var error) is true)
            throw GatewayError.BadUserInput((string)error.Value!);
    }
}
