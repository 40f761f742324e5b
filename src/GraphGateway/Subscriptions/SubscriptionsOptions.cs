using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Subscriptions;

/// <summary>The section <c>Subscriptions</c>: how changes are detected.</summary>
internal sealed class SubscriptionsOptions
{
    public const string Section = "Subscriptions";

    /// <summary>The polling interval of an account with subscribers. 1 second to 10 minutes; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);
}
