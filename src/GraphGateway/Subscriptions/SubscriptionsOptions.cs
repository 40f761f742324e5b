using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Subscriptions;

/// <summary>The section <c>Subscriptions</c>: how changes are noticed.</summary>
internal sealed class SubscriptionsOptions
{
    public const string Section = "Subscriptions";

    /// <summary>How often an account is looked at while somebody listens to its changes. 1 second to 10 minutes; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);
}
