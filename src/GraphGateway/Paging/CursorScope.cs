using GraphGateway.Graph;
using GraphGateway.Security;
using GraphQL;

namespace GraphGateway.Paging;

/// <summary>What the cursors of a list belong to.</summary>
internal static class CursorScope
{
    /// <param name="context">The field, and with it the caller's account.</param>
    /// <param name="list">The list and everything that decides what is in it, and in which order.</param>
    public static string Of(IResolveFieldContext context, string list) =>
        $"{context.Get<CallerAccessor>().Caller.Account.Name}\n{list}";
}
