using System.Globalization;
using GraphGateway.Getscreen.History;
using GraphGateway.GraphTypes;
using GraphGateway.Sessions.History;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Sessions;

/// <summary>The filter that <c>history/list</c> supports.</summary>
internal sealed record SessionFilter(int? AgentId = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool? HasVideo = null)
{
    public static SessionFilter None { get; } = new();

    /// <summary>The cursor scope: a cursor is valid only for pages with the same filter.</summary>
    public string Scope => string.Create(CultureInfo.InvariantCulture, $"sessions;{AgentId};{From?.UtcTicks};{To?.UtcTicks};{HasVideo}");

    /// <summary>Whether the period ends before it starts, so that no session can match.</summary>
    public bool IsContradiction => From > To;

    public HistoryQuery Query(HistoryWindow window) => new(window.Offset, window.Limit) { AgentId = AgentId, DateFrom = From, DateTo = To, Video = HasVideo };
}

/// <summary>The argument <c>where</c> of <c>sessions</c> with an unparsed agent id, because an invalid id is an error of the field, not of the request.</summary>
internal sealed record SessionFilterInput(SessionFilter Filter, string? AgentId)
{
    /// <summary>Reads the field's argument.</summary>
    /// <exception cref="Errors.GatewayError">The id is not an agent id.</exception>
    public static SessionFilter Read(IResolveFieldContext context) => context.GetArgument<SessionFilterInput?>("where") switch
    {
        null => SessionFilter.None,
        { AgentId: { } id } input => input.Filter with { AgentId = GlobalId.ParseNumber(GlobalId.Agent, id) },
        { Filter: var filter } => filter,
    };
}

internal sealed class SessionFilterInputType : InputObjectGraphType<SessionFilterInput>
{
    public SessionFilterInputType()
    {
        Name = "SessionFilterInput";
        Description = "Filters sessions. Getscreen evaluates all fields, so no filter makes the gateway read the whole history.";
        Field<IdGraphType>("agentId").Description("Only this agent's sessions, by its global id or the number that Getscreen uses.");
        this.AddPeriodFields();
    }

    // The id is a number if the client passed a number.
    public override object ParseDictionary(IDictionary<string, object?> value) =>
        new SessionFilterInput(value.ToSessionFilter(), value.TryGetValue("agentId", out var id) && id is not null ? Convert.ToString(id, CultureInfo.InvariantCulture) : null);
}

internal sealed class AgentSessionFilterInputType : InputObjectGraphType<SessionFilter>
{
    public AgentSessionFilterInputType()
    {
        Name = "AgentSessionFilterInput";
        Description = "Filters the sessions of an agent. Getscreen evaluates all fields.";
        this.AddPeriodFields();
    }

    public override object ParseDictionary(IDictionary<string, object?> value) => value.ToSessionFilter();
}

/// <summary>The common fields of both session filters.</summary>
internal static class PeriodFields
{
    public static void AddPeriodFields<T>(this InputObjectGraphType<T> input)
    {
        input.Field<DateTimeScalar>("from").Description("The start of the period. Getscreen decides which sessions are in the period.");
        input.Field<DateTimeScalar>("to").Description("The end of the period. Getscreen decides which sessions are in the period.");
        input.Field<BooleanGraphType>("hasVideo").Description("Only sessions with a recording, or only those without.");
    }

    public static SessionFilter ToSessionFilter(this IDictionary<string, object?> value) => new(
        From: value.TryGetValue("from", out var from) ? (DateTimeOffset?)from : null,
        To: value.TryGetValue("to", out var to) ? (DateTimeOffset?)to : null,
        HasVideo: value.TryGetValue("hasVideo", out var hasVideo) ? (bool?)hasVideo : null);
}
