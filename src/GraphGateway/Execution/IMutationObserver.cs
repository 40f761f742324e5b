namespace GraphGateway.Execution;

/// <summary>Learns that an account has been changed by a mutation.</summary>
internal interface IMutationObserver
{
    /// <param name="account">The name of the account.</param>
    void OnMutated(string account);
}
