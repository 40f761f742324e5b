namespace GraphGateway.Errors;

/// <summary>A failure that several requests can wait for. Each request gets its own error.</summary>
internal sealed class SharedError(string code, string message) : Exception(message)
{
    public GatewayError ToError() => new(code, Message);
}
