using GraphQL;

namespace GraphGateway.Errors;

/// <summary>An error whose message is meant for the client, with its code.</summary>
internal sealed class GatewayError : ExecutionError
{
    public GatewayError(string code, string message) : base(message) => Code = code;

    public static GatewayError BadUserInput(string message) => new(ErrorCodes.BadUserInput, message);
}
