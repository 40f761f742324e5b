namespace GraphGateway.Errors;

internal sealed record PlanLimitReachedError()
    : DomainError(ErrorCodes.PlanLimitReached, "The Getscreen plan allows no more. Close connections, or change the plan.");
