namespace GraphGateway.Mutations;

/// <summary>A mutation's typed error: a part of its payload, not of the response's errors.</summary>
internal abstract record DomainError(string Code, string Message);
