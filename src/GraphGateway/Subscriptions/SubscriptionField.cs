using GraphGateway.Callers;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphQL;
using GraphQL.Builders;

namespace GraphGateway.Subscriptions;

/// <summary>The stream of a subscription's field, declared where the field is.</summary>
internal static class SubscriptionField
{
    /// <summary>Says which changes of the caller's account the field tells.</summary>
    /// <param name="field">The field.</param>
    /// <param name="kind">What is listened to.</param>
    /// <param name="filter">Which of the things, by the field's arguments.</param>
    public static FieldBuilder<TSource, TReturn> Tells<TSource, TReturn, T>(
        this FieldBuilder<TSource, TReturn> field, ChangeFeedDefinition<T> kind, Func<IResolveFieldContext, Predicate<T>> filter)
    {
        field.FieldType.StreamResolver = new EventStreamResolver(context =>
            context.Get<ChangePollerRegistry>().ListenAsync(context.Get<CallerAccessor>().Caller.Account, kind, filter(context)));
        return field;
    }
}
