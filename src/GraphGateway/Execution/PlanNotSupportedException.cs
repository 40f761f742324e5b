namespace GraphGateway.Execution;

/// <summary>An operation selects something that plans do not cover.</summary>
internal sealed class PlanNotSupportedException : Exception;
