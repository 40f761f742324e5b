namespace GraphGateway.Mutations;

/// <summary>A typed error of a mutation. It is part of the payload, not of the response's errors.</summary>
internal abstract record DomainError(string Code, string Message);
