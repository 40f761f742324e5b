using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Mutations;

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
