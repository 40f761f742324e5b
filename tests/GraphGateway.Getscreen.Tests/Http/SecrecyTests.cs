using GraphGateway.Getscreen.Tests.Harness;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Getscreen.Tests.Http;

public sealed class SecrecyTests
{
    private const string ConnectUrl = "connect-url-71c09f";
    private const string Link = "one-time-link-aa30e2";
    private const string VideoUrl = "video-url-2d18b5";
    private const string Secrets = $$"""
        "id":1,"url":"https://go.example/{{Link}}","connect_url":"https://go.example/{{ConnectUrl}}","video":{"url":"https://st1.example/{{VideoUrl}}"}
        """;

    private static readonly Dictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal)
    {
        ["success"] = Answers.Json($$"""{"total":1,"data":[{{{Secrets}}}]}"""),
        ["word for a number"] = Answers.Json($$"""{"total":1,"data":[{{{Secrets}},"id":"{{ConnectUrl}} {{Link}}","status":"{{ConnectUrl}}"}]}"""),
        ["cut"] = Answers.Json($$"""{"total":1,"data":[{{{Secrets}},"""),
        ["odd key"] = Answers.Json($$"""{"total":1,"data":[{"id":1,"{{Link}}":{"{{ConnectUrl}}":[}]}"""),
        ["no json"] = Answers.Json($"{Testbed.Key} {ConnectUrl} {Link}"),
        ["broken"] = Answers.Abort,
        ["redirect"] = context =>
        {
            context.Response.Redirect("/elsewhere" + context.Request.QueryString);
            return Task.CompletedTask;
        },
    };

    public static TheoryData<string, KeyPlacement> Cases
    {
        get
        {
            var cases = new TheoryData<string, KeyPlacement>();
            string[] names = [.. _answers.Keys, "400", "402", "403", "404", "429", "500", "503", "refused", "never", "left", "opened"];
            foreach (var name in names)
            {
                cases.Add(name, KeyPlacement.Query);
                cases.Add(name, KeyPlacement.Header);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_secret_stands_in_a_log_a_trace_or_an_exception(string what, KeyPlacement placement)
    {
        using var everything = new Everything();
        await using var bed = await Testbed.StartAsync(Answer(what), options => options.KeyPlacement = placement, everything);
        var client = what == "refused" ? bed.For("gone", await Gone()) : bed.Client;

        for (var round = what == "opened" ? 25 : 1; round > 0; round--)
            foreach (var (_, _, call) in DocumentedCalls.All)
                everything.Add($"thrown {await Thrown(bed, call(client))}");
        if (what == "left")
            everything.Add($"thrown {await Left(bed)}");
        everything.Add($"{new GetscreenAccount("main", bed.Upstream.Address, Testbed.Key)}");

        Assert.Contains(everything.Texts, text => text.StartsWith("log ", StringComparison.Ordinal));
        Assert.Contains(everything.Texts, text => text.StartsWith("activity GraphGateway.Getscreen ", StringComparison.Ordinal));
        // A span of the HTTP client would tell the URL, and the upstream of the caller's trace. Those of tests that run beside are to other ports.
        Assert.DoesNotContain(everything.Texts, text => text.StartsWith("tags http.request.method=", StringComparison.Ordinal) && text.Contains($"server.port={bed.Upstream.Address.Port}", StringComparison.Ordinal));
        string[] secrets = [Testbed.Key, ConnectUrl, Link, VideoUrl];
        Assert.DoesNotContain(everything.Texts, text => secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task What_is_read_names_no_secret_when_it_is_written_out()
    {
        await using var bed = await Testbed.StartAsync(_answers["success"]);

        var texts = $"{(await bed.Client.Support.ListAsync(default)).Connections[0]} {(await bed.Client.History.ListAsync(new(), default)).Sessions[0]}";

        Assert.DoesNotContain(ConnectUrl, texts, StringComparison.Ordinal);
        Assert.DoesNotContain(VideoUrl, texts, StringComparison.Ordinal);
    }

    private static RequestDelegate Answer(string what) => _answers.TryGetValue(what, out var answer) ? answer : what switch
    {
        "refused" or "never" or "left" => Answers.Never,
        "opened" => Answers.Status(500),
        _ => Answers.Status(int.Parse(what, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static async Task<Uri> Gone()
    {
        await using var other = await Upstream.StartAsync(Answers.Never);
        return other.Address;
    }

    private static async Task<Exception?> Thrown(Testbed bed, Task call)
    {
        await bed.Time.AdvanceUntilEnded(call, TimeSpan.FromMilliseconds(100));
        return await Record.ExceptionAsync(() => call);
    }

    private static async Task<Exception?> Left(Testbed bed)
    {
        using var leave = new CancellationTokenSource();
        var before = bed.Upstream.Requests.Count;
        var call = bed.For("left").Agents.ConnectAsync(1, leave.Token);
        await Patience.Until(() => bed.Upstream.Requests.Count > before);
        await leave.CancelAsync();
        return await Record.ExceptionAsync(() => call);
    }
}
