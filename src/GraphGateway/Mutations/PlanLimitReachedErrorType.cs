namespace GraphGateway.Mutations;

internal sealed class PlanLimitReachedErrorType()
    : DomainErrorType<PlanLimitReachedError>("PlanLimitReachedError", "The limit of the Getscreen plan is reached.");
