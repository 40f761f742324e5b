namespace GraphGateway.Errors;

/// <summary>A call of the upstream that is not made, for the operation has made as many as it may.</summary>
internal sealed class CallBudgetExceededException(int limit) : Exception($"The operation has made the {limit} calls of Getscreen that it is allowed, and this field needs one more. Ask for less at once.")
{
    /// <summary>What the client is told; a new error each time, for several fields may wait for the same call.</summary>
    public GatewayError ToError() => new(ErrorCodes.OperationTooComplex, Message) { Extensions = new() { ["limit"] = limit } };
}
