namespace GraphGateway.Mutations;

internal sealed class PlanLimitReachedErrorType()
    : DomainErrorType<PlanLimitReachedError>("PlanLimitReachedError", "The Getscreen plan allows no more of this.");
