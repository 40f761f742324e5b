using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphGateway.Tests.Harness;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Execution;

/// <summary>Replaces how a field of a running gateway's schema gets its value. No operation may have selected it before.</summary>
internal static class FailingField
{
    // Where ReadFields keeps how a field is read.
    private const string ReaderKey = "Reader";

    /// <summary>Lets a field fail, or give null, in every object.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="type">The field's type.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="isRead">Whether the value is read from the object; otherwise a resolver gives it later.</param>
    /// <param name="isNull">Whether it gives null; otherwise it fails with <c>BAD_USER_INPUT</c>.</param>
    /// <typeparam name="TSource">The object's class.</typeparam>
    public static void Fail<TSource>(this Gateway gateway, string type, string name, bool isRead, bool isNull = false)
    {
        var schema = gateway.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        var field = ((IObjectGraphType)schema.AllTypes[type]!).GetField(name)!;
        FieldReader? reader = isRead ? new ValueReader<TSource, string>(_ => isNull ? null : throw Failure(name)) : null;
        field.WithMetadata(ReaderKey, reader);
        field.Resolver = reader ?? (IFieldResolver)new FuncFieldResolver<object>(async ValueTask<object?> (_) =>
        {
            await Task.Yield();
            return isNull ? null : throw Failure(name);
        });
    }

    private static GatewayError Failure(string name) => GatewayError.BadUserInput($"{name} failed");
}
