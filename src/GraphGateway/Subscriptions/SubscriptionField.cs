using GraphGateway.Callers;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphQL;
using GraphQL.Builders;

namespace GraphGateway.Subscriptions;

/// <summary>Extension methods that define the event stream of a subscription field.</summary>
internal static class SubscriptionField
{
    /// <summary>Makes the field stream a change feed of the caller's account.</summary>
    /// <param name="field">The field.</param>
    /// <param name="definition">The change feed.</param>
    /// <param name="filter">Creates the entity filter from the field's arguments.</param>
    public static FieldBuilder<TSource, TReturn> Streams<TSource, TReturn, T>(
        this FieldBuilder<TSource, TReturn> field, ChangeFeedDefinition<T> definition, Func<IResolveFieldContext, Predicate<T>> filter)
    {
        field.FieldType.StreamResolver = new EventStreamResolver(context =>
            context.Get<ChangePollerRegistry>().SubscribeAsync(context.Get<CallerAccessor>().Caller.Account, definition, filter(context)));
        return field;
    }
}
