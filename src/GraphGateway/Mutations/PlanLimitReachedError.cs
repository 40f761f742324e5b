using GraphGateway.Errors;

namespace GraphGateway.Mutations;

internal sealed record PlanLimitReachedError()
    : DomainError(ErrorCodes.PlanLimitReached, "The limit of the Getscreen plan is reached. Close connections, or change the plan.");
