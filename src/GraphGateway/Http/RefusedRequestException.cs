using GraphGateway.Errors;

namespace GraphGateway.Http;

/// <summary>A request that is refused before anything of GraphQL is looked at.</summary>
internal sealed class RefusedRequestException(int statusCode, string message, string code = ErrorCodes.BadRequest) : Exception(message)
{
    public int StatusCode => statusCode;

    public string Code => code;

    public GatewayError Error => new(code, Message);
}
