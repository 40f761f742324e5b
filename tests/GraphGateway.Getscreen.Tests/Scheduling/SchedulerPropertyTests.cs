using CsCheck;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Scheduling;

/// <summary>What holds whatever operations come, end and leave, in whatever order.</summary>
public sealed class SchedulerPropertyTests
{
    private enum Step
    {
        Begin,
        Call,
        Cancel,
        EndCall,
        EndOperation,
        Join,
        Pass,
    }

    private static readonly Gen<(Step Step, int Number, bool Flag)[]> _steps =
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 1_000], Gen.Bool).Array[0, 200];

    [Fact]
    public void Permits_are_never_exceeded_and_nothing_is_left_behind() => Gen.Select(Gen.Int[1, 9], _steps).Holds(
        test =>
        {
            var (limit, steps) = test;
            var run = new RandomRun(limit);
            foreach (var (step, number, flag) in steps)
                run.Do((int)step, number, flag);
            run.End();
        },
        iterations: 500);

    /// <summary>Operations and calls that come and go.</summary>
    private sealed class RandomRun(int limit)
    {
        private readonly Turns _turns = new(limit);
        private readonly List<CallFlow> _flows = [];
        private readonly List<(Task<CallPermit> Permit, CancellationTokenSource Leave, SharedCall Shared)> _calls = [];

        public void Do(int step, int number, bool flag)
        {
            switch ((Step)step)
            {
                case Step.Begin:
                    _flows.Add(_turns.Begin($"{number % 3}", estimate: number % 40, isMutation: flag && number % 4 == 0, seconds: 1 + (number % 30)));
                    break;
                case Step.Call:
                    var (leave, shared) = (new CancellationTokenSource(), new SharedCall());
                    _calls.Add((_turns.Enter(OneOf(_flows, number), isPost: flag && number % 8 == 0, shared, leave.Token), leave, shared));
                    break;
                case Step.Cancel when _calls.Count > 0:
                    _calls[number % _calls.Count].Leave.Cancel();
                    break;
                case Step.EndCall:
                    EndOne(number, flag);
                    break;
                case Step.EndOperation when _flows.Count > 0:
                    _flows[number % _flows.Count].End(flag);
                    _flows.RemoveAt(number % _flows.Count);
                    break;
                case Step.Join when _calls.Count > 0 && OneOf(_flows, number) is { } flow:
                    _calls[number % _calls.Count].Shared.Join(flow);
                    break;
                case Step.Pass:
                    _turns.Clock.Advance(TimeSpan.FromMilliseconds(number));
                    break;
            }

            Check();
        }

        // Whatever was admitted has its turn in the end, and nobody waits for an operation that is not there.
        public void End()
        {
            foreach (var flow in _flows)
                flow.End(isWhole: true);
            SpinWait.SpinUntil(
                () =>
                {
                    while (EndOne(0, isMeasured: true))
                        Check();
                    return _calls.Count == 0;
                },
                TimeSpan.FromSeconds(30));
            Assert.Empty(_calls);
            Assert.Equal(0, _turns.Scheduler.Running);
            Assert.Equal((0, 0), (_turns.Scheduler.Waiting, _turns.Scheduler.Pending));
        }

        private bool EndOne(int number, bool isMeasured)
        {
            foreach (var over in _calls.Where(call => call.Permit.IsFaulted || call.Permit.IsCanceled).ToList())
            {
                Assert.True(over.Permit.IsCanceled || over.Permit.Exception!.InnerException is AdmissionRejectedException or OperationCanceledException, over.Permit.Exception?.ToString());
                _calls.Remove(over);
            }

            var running = _calls.Where(call => call.Permit.IsCompletedSuccessfully).ToList();
            if (running.Count == 0)
                return false;
            var ended = running[number % running.Count];
            _calls.Remove(ended);
            ended.Permit.Result.Release(isMeasured);
            return true;
        }

        private void Check() => Assert.InRange(_calls.Count(call => call.Permit.IsCompletedSuccessfully), 0, limit);

        private static CallFlow? OneOf(List<CallFlow> flows, int number) => flows.Count == 0 ? null : flows[number % flows.Count];
    }
}
