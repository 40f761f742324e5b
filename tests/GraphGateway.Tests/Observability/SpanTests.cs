using System.Diagnostics;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Observability;

/// <summary>What a trace tells: operation, batch, upstream call, one within the other, within the client's own.</summary>
public sealed class SpanTests
{
    [Fact]
    public async Task An_operation_its_batches_and_its_calls_are_within_the_clients_trace()
    {
        using var spans = new Spans();
        await using var gateway = await Gateway.StartAsync();

        await gateway.AskAsync("query Spans { agents(first: 2) { nodes { sessions(first: 5) { nodes { id } } } } }", headers: spans.Header);
        await Patience.Until(() => spans.Ended.Any(span => span.Source.Name == "Microsoft.AspNetCore"));

        var operation = Single(spans, "query Spans");
        var batch = Single(spans, "batch AgentSessions");
        Assert.Equal(operation.SpanId, Single(spans, "GET agents/list").ParentSpanId);
        Assert.Equal(operation.SpanId, batch.ParentSpanId);
        Assert.Equal(2, batch.GetTagItem("graphgateway.batch.keys"));
        Assert.Contains(spans.Ended, span => span.DisplayName == "GET history/list");
        Assert.Equal(("query", "Spans", "ok"), (operation.GetTagItem("graphql.operation.type"), operation.GetTagItem("graphql.operation.name"), operation.GetTagItem("graphgateway.outcome")));
        Assert.Equal(ActivityStatusCode.Unset, operation.Status);
    }

    [Fact]
    public async Task The_document_stands_there_without_its_values()
    {
        using var spans = new Spans();
        await using var gateway = await Gateway.StartAsync();

        await gateway.AskAsync("""
            # a-comment
            query Values($first: Int = 47) { a: agents(first: $first, where: { name: { eq: "secret-text" } }) { totalCount } c: agents(where: { name: { eq: "secret-block" } }) { totalCount } }
            """, headers: spans.Header);

        var document = (string)Single(spans, "query Values").GetTagItem("graphql.document")!;
        Assert.Contains("where: {name: {eq: \"\"}}", document, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", document, StringComparison.Ordinal);
        Assert.DoesNotContain("47", document, StringComparison.Ordinal);
        Assert.DoesNotContain("comment", document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query Broken { agents { totalCount } }", "query Broken", "partial", "UPSTREAM_UNAVAILABLE")]
    [InlineData("query Wrong { nothing }", "query other", "refused", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query {", "GraphQL Operation", "refused", "GRAPHQL_PARSE_FAILED")]
    public async Task A_failure_is_told_by_its_code(string document, string name, string outcome, string code)
    {
        using var spans = new Spans();
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0" });
        gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(500), times: 1);

        await gateway.AskAsync(document, headers: spans.Header);

        var operation = Single(spans, name);
        Assert.Equal((outcome, code), (operation.GetTagItem("graphgateway.outcome"), operation.GetTagItem("error.type")));
        Assert.Equal(ActivityStatusCode.Error, operation.Status);
    }

    private static Activity Single(Spans spans, string name) => Assert.Single(spans.Ended, span => span.DisplayName == name);
}
