// The page that waits for a picture loads anew once there is one.

function arrived() {
  location.reload();
}

function noted() {} // there is no node to show them at

const canTry = () => false; // nor a patient to try
const tryIt = canTry;

follow();
