using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Getscreen;

/// <summary>The section <c>Getscreen</c>: where the API is and how patiently it is asked.</summary>
public sealed class GetscreenOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Getscreen";

    /// <summary>Where the API answers: absolute, http or https. Default: <c>https://api.getscreen.me/v1/</c>.</summary>
    [Required]
    public Uri BaseAddress { get; set; } = new("https://api.getscreen.me/v1/");

    /// <summary>The key of the single account: a secret. Default: none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Further accounts by name, beside the single one, which is named <c>default</c>. Default: none.</summary>
    public Dictionary<string, GetscreenAccountOptions> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a call carries the key. Default: the query string.</summary>
    public KeyPlacement KeyPlacement { get; set; }

    /// <summary>
    /// The proxy between the gateway and the upstream: a URL, or <c>none</c>. Default: the environment's (<c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c>,
    /// <c>ALL_PROXY</c>, <c>NO_PROXY</c>). A secret if it holds a password.
    /// </summary>
    public string? Proxy { get; set; }

    /// <summary>How long a whole call may take from its turn on, retries and reading included. 100 ms to 5 minutes; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one attempt of a GET may take, with its body; at most <see cref="Timeout"/>. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a GET is tried again; a POST never is. 0 to 10; default 2.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 2;

    /// <summary>How many retries a call brings in on average, beside a reserve of 20: however much fails, the load grows by no more. 0.01 to 10; default 0.5.</summary>
    [Range(0.01, 10)]
    public double RetryBudget { get; set; } = 0.5;

    /// <summary>How many calls of one account run at once; an eighth is reserved for mutations. 1 to 1,000; default 32.</summary>
    [Range(1, 1000)]
    public int MaxConcurrentCalls { get; set; } = 32;
}
