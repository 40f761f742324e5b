namespace GraphGateway.Execution;

/// <summary>The operation cannot be compiled: plans do not support one of its fields, or it has too many fields.</summary>
internal sealed class PlanNotSupportedException : Exception;
