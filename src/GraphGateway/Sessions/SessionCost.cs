using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphGateway.Sessions.History;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>The field costs of sessions.</summary>
internal static class SessionCost
{
    public static void ById(FieldCostContext field) => ById(field, field.Context.GetArgument<string>("id"));

    /// <summary>Reading the agent's newest sessions, plus one call at the estimated position, plus another one for agents with very many sessions.</summary>
    public static void ById(FieldCostContext field, string id)
    {
        SessionId.Parse(id);
        field.AddCalls(3);
    }

    /// <summary>The agent list lacks some fields of a last session. Those fields need the history row.</summary>
    public static void Last(FieldCostContext field)
    {
        if (field.Selection.HasField("clients") || field.Selection.HasField("agentSnapshot") || field.Selection.HasField("video"))
            field.AddCalls(1);
    }

    /// <summary>Reading a page of the whole history.</summary>
    public static void Page(FieldCostContext field)
    {
        SessionFilterInput.Read(field.Context);
        var (page, selection) = (PageArguments.From(field.Context), PageSelection.From(field.Selection));
        var calls = Calls(field, page, selection, hasSessionCount: false);
        field.AddCalls(IsNewest(page, selection) ? calls + LengthCalls(field) : calls);
    }

    /// <summary>Reading a page of each agent's history. A page of the newest sessions never needs more calls than reading the whole history.</summary>
    public static void PageOfAgent(FieldCostContext field)
    {
        var (page, selection) = (PageArguments.From(field.Context), PageSelection.From(field.Selection));
        var hasSessionCount = (field.Context.GetArgument<SessionFilter?>("where") ?? SessionFilter.None) == SessionFilter.None;
        var calls = Calls(field, page, selection, hasSessionCount);
        // All other pages, and the count alone, need separate calls per agent, even if the whole history is short.
        if (IsNewest(page, selection))
            field.AddCalls(hasSessionCount ? calls : calls + LengthCalls(field), WholeHistoryCalls(field));
        else
            field.AddCalls(calls);
    }

    private static int Calls(FieldCostContext field, PageArguments page, PageSelection selection, bool hasSessionCount) => selection switch
    {
        { Rows: false } => selection.TotalCount && !hasSessionCount ? 1 : 0,
        { PageInfo: false, TotalCount: false } when page.Size == 0 => 0,
        _ => HistoryWindow.Count(page.Size + ExtraRows(field, page, selection, hasSessionCount)) + (IsFromStart(page) ? 0 : 1),
    };

    // The row after the page shows that there are more sessions. At the end of the upstream's list, a read includes one row that must not exist, to
    // confirm the end. If the agent list has the session count, this row replaces the call for the length.
    private static int ExtraRows(FieldCostContext field, PageArguments page, PageSelection selection, bool hasSessionCount) =>
        (selection.ShowsMore ? 1 : 0)
        + (IsFromStart(page) ? LengthCalls(field) : page is { Backward: true, Before: null } && !hasSessionCount ? 1 : 0);

    private static bool IsFromStart(PageArguments page) => page is { Backward: false, After: null, Before: null };

    private static bool IsNewest(PageArguments page, PageSelection selection) => IsFromStart(page) && page.Size > 0 && selection.Rows;

    // If the upstream lists the oldest session first, the reader needs the length first to find the newest sessions.
    private static int LengthCalls(FieldCostContext field) => field.Context.Get<AccountHistory>().IsTurned ? 1 : 0;

    private static int WholeHistoryCalls(FieldCostContext field) =>
        field.Context.Get<AccountHistory>().Total is { } total ? HistoryWindow.Count(total) : int.MaxValue;
}
