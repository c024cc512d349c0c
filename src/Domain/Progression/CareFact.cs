namespace PrescribeRx.Domain.Progression;

/// <summary>One fact of a patient's care: what was told, seen or decided. Facts are appended and never change; status is computed from all of them.</summary>
public abstract class CareFact
{
    protected CareFact() { }

    protected CareFact(Guid clinic, Guid id, Guid patient) => (Clinic, Id, Patient) = (clinic, id, patient);

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
}
