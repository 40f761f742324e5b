using GraphQL.Types;

namespace GraphGateway.Errors;

/// <summary>The fields that every typed error has.</summary>
internal abstract class DomainErrorType<TError> : ObjectGraphType<TError> where TError : DomainError
{
    protected DomainErrorType(string name, string description)
    {
        Name = name;
        Description = description;
        Interface<ErrorType>();
        Field<NonNullGraphType<StringGraphType>>("message").Description("What went wrong, for people.").Resolve(context => context.Source.Message);
        Field<NonNullGraphType<StringGraphType>>("code").Description("What went wrong, for programs; it never changes.").Resolve(context => context.Source.Code);
    }
}
