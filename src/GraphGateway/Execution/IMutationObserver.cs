namespace GraphGateway.Execution;

/// <summary>Observes that a mutation changed an account.</summary>
internal interface IMutationObserver
{
    /// <param name="account">The name of the account.</param>
    void OnMutated(string account);
}
