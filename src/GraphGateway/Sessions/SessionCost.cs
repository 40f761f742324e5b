using GraphGateway.Cost;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphGateway.Sessions.History;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>What reading the history costs.</summary>
internal static class SessionCost
{
    public static void ById(FieldCostContext field) => ById(field, field.Context.GetArgument<string>("id"));

    /// <summary>The agent's newest sessions; a guess how far back it stands, and another one where an agent has had very many.</summary>
    public static void ById(FieldCostContext field, string id)
    {
        SessionId.Parse(id);
        field.Calls(3);
    }

    /// <summary>What the agents' list does not tell of a last session is in its row of the history.</summary>
    public static void Last(FieldCostContext field)
    {
        if (field.Selection.Holds("clients") || field.Selection.Holds("agentSnapshot") || field.Selection.Holds("video"))
            field.Calls(1);
    }

    /// <summary>A page of the whole history.</summary>
    public static void Page(FieldCostContext field)
    {
        SessionFilterInput.Read(field.Context);
        var (page, selection) = (PageArguments.From(field.Context), PageSelection.From(field.Selection));
        var calls = Calls(field, page, selection, isCounted: false);
        field.Calls(IsNewest(page, selection) ? calls + Length(field) : calls);
    }

    /// <summary>A page of each agent's history. Rows from the start never take more calls than to read the whole history.</summary>
    public static void PageOfAgent(FieldCostContext field)
    {
        var (page, selection) = (PageArguments.From(field.Context), PageSelection.From(field.Selection));
        var isCounted = (field.Context.GetArgument<SessionFilter?>("where") ?? SessionFilter.None) == SessionFilter.None;
        var calls = Calls(field, page, selection, isCounted);
        // All else, a count alone among it, is asked of each agent, however short the whole history is.
        if (IsNewest(page, selection))
            field.Calls(isCounted ? calls : calls + Length(field), WholeHistory(field));
        else
            field.Calls(calls);
    }

    private static int Calls(FieldCostContext field, PageArguments page, PageSelection selection, bool isCounted) => selection switch
    {
        { Rows: false } => selection.TotalCount && !isCounted ? 1 : 0,
        { PageInfo: false, TotalCount: false } when page.Size == 0 => 0,
        _ => HistoryWindow.Count(page.Size + RowsBeside(field, page, selection, isCounted)) + (IsFromStart(page) ? 0 : 1),
    };

    // The row after the page shows that there are more. At the end of the upstream's list a row is asked for that must not be there; where
    // the list of agents counts the sessions, it takes the place of the call for the length.
    private static int RowsBeside(FieldCostContext field, PageArguments page, PageSelection selection, bool isCounted) =>
        (selection.ShowsMore ? 1 : 0)
        + (IsFromStart(page) ? Length(field) : page is { Backward: true, Before: null } && !isCounted ? 1 : 0);

    private static bool IsFromStart(PageArguments page) => page is { Backward: false, After: null, Before: null };

    private static bool IsNewest(PageArguments page, PageSelection selection) => IsFromStart(page) && page.Size > 0 && selection.Rows;

    // Where the upstream lists the oldest first, the length is asked first, to know where the newest stand.
    private static int Length(FieldCostContext field) => field.Context.Get<AccountHistory>().IsTurned ? 1 : 0;

    private static int WholeHistory(FieldCostContext field) =>
        field.Context.Get<AccountHistory>().Total is { } total ? HistoryWindow.Count(total) : int.MaxValue;
}
