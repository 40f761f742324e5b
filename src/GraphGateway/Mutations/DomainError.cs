using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Mutations;

/// <summary>A typed error of a mutation. It is part of the payload, not of the response's errors.</summary>
internal abstract record DomainError(string Code, string Message);

/// <summary>The base type with the common fields of typed errors.</summary>
internal abstract class DomainErrorType<TError> : ObjectGraphType<TError> where TError : DomainError
{
    protected DomainErrorType(string name, string description)
    {
        Name = name;
        Description = description;
        Interface<ErrorInterfaceType>();
        Field<NonNullGraphType<StringGraphType>>("message").Description("The error message for people.").Reads(error => error.Message);
        Field<NonNullGraphType<StringGraphType>>("code").Description("The stable error code for programs.").Reads(error => error.Code);
    }
}

internal sealed class ErrorInterfaceType : InterfaceGraphType
{
    public ErrorInterfaceType()
    {
        Name = "Error";
        Description = "A domain error of a mutation. Errors of the gateway or the upstream are in the response's errors instead.";
        Field<NonNullGraphType<StringGraphType>>("message").Description("The error message for people.");
        Field<NonNullGraphType<StringGraphType>>("code").Description("The stable error code for programs.");
    }
}

internal sealed record PlanLimitReachedError()
    : DomainError(ErrorCodes.PlanLimitReached, "The limit of the Getscreen plan is reached. Close connections, or change the plan.");

internal sealed class PlanLimitReachedErrorType()
    : DomainErrorType<PlanLimitReachedError>("PlanLimitReachedError", "The limit of the Getscreen plan is reached.");
