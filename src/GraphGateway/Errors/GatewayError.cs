using GraphQL;

namespace GraphGateway.Errors;

/// <summary>An error with a code and a message for the client.</summary>
internal sealed class GatewayError : ExecutionError
{
    public GatewayError(string code, string message) : base(message) => Code = code;

    public static GatewayError BadUserInput(string message) => new(ErrorCodes.BadUserInput, message);
}
