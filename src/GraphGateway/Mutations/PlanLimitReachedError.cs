using GraphGateway.Errors;

namespace GraphGateway.Mutations;

internal sealed record PlanLimitReachedError()
    : DomainError(ErrorCodes.PlanLimitReached, "The Getscreen plan allows no more. Close connections, or change the plan.");
