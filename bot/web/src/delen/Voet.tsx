// What is always visible: who decides, and whom to call.
export function Voet() {
  return (
    <footer class="voet">
      <p>
        <strong>Regiewijzer adviseert, jij beslist.</strong>
      </p>
      <p>
        Direct gevaar? Bel <a class="nl-link" href="tel:112">112</a>. Veilig Thuis: <a class="nl-link" href="tel:08002000">0800-2000</a>.
      </p>
    </footer>
  );
}
