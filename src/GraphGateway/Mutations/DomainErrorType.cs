using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Mutations;

/// <summary>The fields that every typed error has.</summary>
internal abstract class DomainErrorType<TError> : ObjectGraphType<TError> where TError : DomainError
{
    protected DomainErrorType(string name, string description)
    {
        Name = name;
        Description = description;
        Interface<ErrorInterfaceType>();
        Field<NonNullGraphType<StringGraphType>>("message").Description("What went wrong, for people.").Reads(error => error.Message);
        Field<NonNullGraphType<StringGraphType>>("code").Description("What went wrong, for programs; it never changes.").Reads(error => error.Code);
    }
}
