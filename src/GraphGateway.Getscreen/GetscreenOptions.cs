using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Getscreen;

/// <summary>The section <c>Getscreen</c>: the API's address, the API keys, timeouts, retries and the concurrency limit.</summary>
public sealed class GetscreenOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Getscreen";

    /// <summary>The base address of the API: an absolute http or https URL. Default: <c>https://api.getscreen.me/v1/</c>.</summary>
    [Required]
    public Uri BaseAddress { get; set; } = new("https://api.getscreen.me/v1/");

    /// <summary>The API key of the account <c>default</c>: a secret. Default: none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Further accounts by name, in addition to the account <c>default</c>. Default: none.</summary>
    public Dictionary<string, GetscreenAccountOptions> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a request carries the key. Default: the query string.</summary>
    public KeyPlacement KeyPlacement { get; set; }

    /// <summary>
    /// The proxy between the gateway and the upstream: a URL, or <c>none</c>. Default: the environment variables (<c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c>,
    /// <c>ALL_PROXY</c>, <c>NO_PROXY</c>). A secret if it contains a password.
    /// </summary>
    public string? Proxy { get; set; }

    /// <summary>The timeout of a whole call, including retries and reading the body. It starts after the queue wait. 100 ms to 5 minutes; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The timeout of one GET attempt, including its body. 100 ms to 5 minutes, and at most <see cref="Timeout"/>; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The maximum number of retries of a GET. POSTs are never retried. 0 to 10; default 2.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 2;

    /// <summary>How many retries each GET adds to the retry budget, which holds at most 20. It limits the extra load when many calls fail. 0.01 to 10; default 0.5.</summary>
    [Range(0.01, 10)]
    public double RetryBudget { get; set; } = 0.5;

    /// <summary>The maximum number of concurrent calls per account; an eighth is reserved for mutations. 1 to 1,000; default 32.</summary>
    [Range(1, 1000)]
    public int MaxConcurrentCalls { get; set; } = 32;
}

/// <summary>Where a request carries the API key.</summary>
public enum KeyPlacement
{
    /// <summary>In the query string (<c>?apikey=</c>), as documented.</summary>
    Query,

    /// <summary>In the header <c>X-Api-Key</c>, which the later documentation adds. Unlike the URL, proxies do not log it.</summary>
    Header,
}
