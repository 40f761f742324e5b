using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Sessions;

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
