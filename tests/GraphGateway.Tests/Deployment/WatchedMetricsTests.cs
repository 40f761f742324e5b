using System.Text.RegularExpressions;
using GraphGateway.Getscreen;
using GraphGateway.Observability;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Deployment;

/// <summary>What the dashboard, the alerts and the autoscaler ask for is what the server tells.</summary>
public sealed class WatchedMetricsTests
{
    private static readonly string[] _told =
    [
        .. new[] { typeof(TelemetryNames.Metrics), typeof(TelemetryNames.Tags), typeof(GetscreenTelemetryNames) }
            .SelectMany(names => names.GetFields())
            .Select(field => ((string)field.GetRawConstantValue()!).Replace('.', '_')),
    ];

    [Theory]
    [InlineData("grafana/dashboards/graphgateway.json")]
    [InlineData("prometheus/alerts.yml")]
    [InlineData("kubernetes/autoscaler.yaml")]
    public void It_asks_for_nothing_that_is_not_told(string file)
    {
        var asked = Regex.Matches(File.ReadAllText(Repository.Path(["deploy", .. file.Split('/')])), "(graphgateway|getscreen|graphql)_[a-z_]+", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => Regex.Replace(match.Value, "(_seconds)?_(bucket|count|sum|total)$", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Distinct()
            .ToArray();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(_told));
    }
}
