namespace GraphGateway.Errors;

/// <summary>A failure that several requests may wait for, each of which is told of it by an error of its own.</summary>
internal sealed class SharedError(string code, string message) : Exception(message)
{
    public GatewayError ToError() => new(code, Message);
}
