namespace GraphGateway.Getscreen;

/// <summary>The section <c>Getscreen:Accounts:NAME</c>: one of several accounts.</summary>
public sealed class GetscreenAccountOptions
{
    /// <summary>The account's key: a secret. Needed.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Where the account's API answers: absolute, http or https. Default: <see cref="GetscreenOptions.BaseAddress"/>.</summary>
    public Uri? BaseAddress { get; set; }
}
