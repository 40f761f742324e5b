namespace GraphGateway.Errors;

/// <summary>An upstream call that is not sent, because the operation has used up its call budget.</summary>
internal sealed class CallBudgetExceededException(int limit)
    : Exception($"The operation has used its budget of {limit} Getscreen calls, and this field needs another one. Request less data per operation.")
{
    /// <summary>Creates the error for the client. Each call returns a new error, because several fields can wait for the same upstream call.</summary>
    public GatewayError ToError() => new(ErrorCodes.OperationTooComplex, Message) { Extensions = new() { ["limit"] = limit } };
}
